'use client';
// The certificate of a finished course: what stands on it, and the page to print.
import { useQuery } from '@tanstack/react-query';
import { buttonStyle } from '@tessera/ui/button.tsx';
import { numberLocale } from '@tessera/ui/money.ts';
import { Award, Printer } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { Link } from '@/i18n/navigation.ts';
import { answer, api } from '@/lib/api.ts';
import { codeOf } from '@/lib/problem.ts';
import type { Certificate } from '@/lib/types.ts';
import { ClosedDoor } from './closed-door.tsx';
import { CourseSkeleton } from './course-page.tsx';
import { NotFinished } from './not-finished.tsx';

export function CertificatePage({ id }: { id: string }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['certificate', id],
    queryFn: ({ signal }) => answer(api.GET('/v1/me/courses/{id}/certificate', { params: { path: { id } }, signal })),
  });
  if (data) return <Sheet id={id} certificate={data} />;
  if (!error) return <CourseSkeleton />;
  if (codeOf(error) === 'COURSE_NOT_FINISHED') return <NotFinished id={id} />;
  return <ClosedDoor heading="h1" error={error} courseHref={`/learn/${id}`} onRetry={() => void refetch()} />;
}

function Sheet({ id, certificate: { code, title, holder, seller, issuedAt } }: { id: string; certificate: Certificate }) {
  const t = useTranslations('learn.paper');
  const learn = useTranslations('learn');
  const locale = useLocale();
  const day = new Intl.DateTimeFormat(numberLocale(locale), { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(issuedAt));
  return (
    <div className="wrap max-w-4xl pt-10">
      <Link href={`/learn/${id}`} className="text-sm text-soft hover:underline">
        {learn('toCourse')}
      </Link>
      <article className="mt-4 grid justify-items-center gap-5 rounded-lg border border-line bg-raised px-6 py-14 text-center shadow-low md:py-20">
        <Award aria-hidden size={44} strokeWidth={1.2} className="text-accent" />
        <h1 className="text-4xl md:text-5xl">{learn('certificate')}</h1>
        {holder ? (
          <p className="font-heading text-3xl">
            <bdi>{holder}</bdi>
          </p>
        ) : null}
        <p className="text-soft">{t('says')}</p>
        <p className="font-heading text-2xl">
          <bdi>{title}</bdi>
        </p>
        <p className="text-soft">
          <bdi>{seller}</bdi> · {day}
        </p>
        <p className="tabular text-sm text-soft">
          {t('code')}{' '}
          <bdi dir="ltr" className="select-all" data-testid="certificate-code">
            {code}
          </bdi>
        </p>
      </article>
      <a href={`/v1/me/courses/${id}/certificate.html`} target="_blank" rel="noopener" className={`${buttonStyle({ look: 'line' })} mt-6`}>
        <Printer aria-hidden size={18} /> {t('print')}
      </a>
    </div>
  );
}
