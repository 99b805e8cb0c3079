import { notFound } from 'next/navigation';
import { getProduct } from '@/features/catalog/queries.ts';
export default async function P({ params }: { params: Promise<{ host: string; locale: string; slug: string }> }) { const { host, locale, slug } = await params; const p = await getProduct(host, locale, slug); if (!p) notFound(); return <main>{p.title}</main>; }

export const generateStaticParams = () => [{ slug: '_' }];
