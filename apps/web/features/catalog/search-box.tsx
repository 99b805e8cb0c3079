'use client';
// The words of the search page.
import { Button } from '@tessera/ui/button.tsx';
import { Input } from '@tessera/ui/field.tsx';
import { useTranslations } from 'next-intl';
import { useRouter } from '@/i18n/navigation.ts';
import { formText } from '@/lib/form-text.ts';

export function SearchBox({ initial }: { initial: string }) {
  const t = useTranslations('search');
  const router = useRouter();
  return (
    <form
      role="search"
      className="mb-10 flex max-w-xl gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        const words = formText(new FormData(event.currentTarget), 'q');
        router.push(words ? `/search?q=${encodeURIComponent(words)}` : '/search');
      }}
    >
      <Input
        key={initial}
        type="search"
        name="q"
        defaultValue={initial}
        aria-label={t('label')}
        placeholder={t('placeholder')}
        maxLength={100}
      />
      <Button type="submit">{t('submit')}</Button>
    </form>
  );
}
