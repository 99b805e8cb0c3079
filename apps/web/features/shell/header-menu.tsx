// The header's links: those the shop's people wrote, or its categories. What stands below one shows where the pointer or the focus is.
import { ChevronDown } from '@tessera/ui/icons.tsx';
import type { ShopContent } from '@/lib/types.ts';
import { MenuLink } from './menu-links.tsx';

type Entry = NonNullable<ShopContent['header']>[number];

const top = 'py-2 whitespace-nowrap decoration-1 underline-offset-8 hover:underline';

export function HeaderEntry({ entry }: { entry: Entry }) {
  if (entry.items.length === 0) return <MenuLink link={entry} className={top} />;
  const below = entry.href === null ? entry.items : [{ label: entry.label, href: entry.href }, ...entry.items];
  return (
    <div className="group relative">
      <button type="button" className="inline-flex items-center gap-1 py-2 whitespace-nowrap" aria-haspopup="true">
        {entry.label} <ChevronDown aria-hidden size={14} />
      </button>
      <ul className="invisible absolute start-0 top-full z-40 grid min-w-44 gap-1 rounded-md border border-line bg-paper p-2 opacity-0 shadow-high transition-opacity group-focus-within:visible group-focus-within:opacity-100 group-hover:visible group-hover:opacity-100">
        {below.map((link) => (
          <li key={`${link.label} ${link.href}`}>
            <MenuLink link={link} className="block rounded-sm px-3 py-2 whitespace-nowrap hover:bg-sunken" />
          </li>
        ))}
      </ul>
    </div>
  );
}
