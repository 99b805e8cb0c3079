// Nothing at this address.
import { buttonStyle } from '@tessera/ui/button.tsx';
import { EmptyState } from '@tessera/ui/states.tsx';
import { useTranslations } from 'next-intl';
import { Link } from '@/i18n/navigation.ts';

export default function NotFound() {
  const t = useTranslations('pages');
  return (
    <EmptyState
      className="py-28"
      heading="h1"
      title={t('notFound')}
      text={t('notFoundText')}
      action={
        <Link href="/products" className={buttonStyle({})}>
          {t('toShop')}
        </Link>
      }
    />
  );
}
