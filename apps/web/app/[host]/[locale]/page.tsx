import { getTranslations } from 'next-intl/server';
export default async function P() { const t = await getTranslations('common'); return <main>home {t('x')}</main>; }
