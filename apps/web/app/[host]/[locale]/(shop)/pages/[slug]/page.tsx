// A page of what the shop says beside its products; by a name it had before one is sent on.
import type { Metadata } from 'next';
import { notFound, permanentRedirect } from 'next/navigation';
import { Markdown } from '@/features/content/markdown.tsx';
import { getPage } from '@/features/content/queries.ts';
import { directionOf, localPath } from '@/i18n/locales.ts';
import { alternatesOf } from '@/lib/alternates.ts';

type Props = { params: Promise<{ host: string; locale: string; slug: string }> };

// One known value makes Next wait for the page of any other instead of sending a shell, so that a missing page is a real 404.
export const generateStaticParams = () => [{ slug: '_' }];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { host, locale, slug } = await params;
  const page = await getPage(host, locale, slug);
  if (!page) return {};
  return {
    title: page.seoTitle,
    ...(page.seoDescription ? { description: page.seoDescription } : {}),
    alternates: alternatesOf(locale, `/pages/${page.slug}`),
  };
}

export default async function ContentPage({ params }: Props) {
  const { host, locale, slug } = await params;
  const page = await getPage(host, locale, slug);
  if (!page) notFound();
  if (page.slug !== slug) permanentRedirect(localPath(locale, `/pages/${page.slug}`));
  return (
    <article className="wrap py-10 md:py-16">
      <div className="max-w-[68ch]">
        <h1 className="mb-8 text-4xl md:text-5xl">{page.title}</h1>
        <div lang={page.locale} dir={directionOf(page.locale)}>
          <Markdown text={page.body} />
        </div>
      </div>
    </article>
  );
}
