// Where a category stands: those above it, and those below it to go on to.
import { getTranslations } from 'next-intl/server';
import { Link } from '@/i18n/navigation.ts';
import type { Category } from '@/lib/types.ts';

export async function CategoryPath({ above }: { above: Category[] }) {
  const t = await getTranslations('product');
  if (above.length === 0) return null;
  return (
    <nav aria-label={t('path')} className="mb-4 text-sm text-soft">
      {above.map(({ slug, name }) => (
        <span key={slug}>
          <Link href={`/c/${slug}`} className="hover:underline">
            {name}
          </Link>
          <span aria-hidden className="mx-2">
            /
          </span>
        </span>
      ))}
    </nav>
  );
}

export function Subcategories({ categories, label }: { categories: Category[]; label: string }) {
  if (categories.length === 0) return null;
  return (
    <nav aria-label={label} className="mb-8">
      <ul className="flex flex-wrap gap-2">
        {categories.map(({ slug, name, productCount }) => (
          <li key={slug}>
            <Link
              href={`/c/${slug}`}
              className="inline-flex min-h-11 items-center gap-2 rounded-full border border-line px-4 text-sm hover:border-ink"
            >
              {name} <span className="tabular text-soft">{productCount}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
