// Links of a menu that the shop's people wrote: to pages of the shop, or out of it.
import { Link } from '@/i18n/navigation.ts';

export interface ShownLink {
  label: string;
  href: string | null;
}

export function MenuLink({ link, className, onGo }: { link: ShownLink; className: string; onGo?: () => void }) {
  const go = onGo ? { onClick: onGo } : {};
  if (link.href === null) return <span className={className}>{link.label}</span>;
  if (link.href.startsWith('/'))
    return (
      <Link {...go} href={link.href} className={`${className} hover:underline`}>
        {link.label}
      </Link>
    );
  return (
    <a {...go} href={link.href} rel="noopener noreferrer" className={`${className} hover:underline`}>
      {link.label}
    </a>
  );
}
