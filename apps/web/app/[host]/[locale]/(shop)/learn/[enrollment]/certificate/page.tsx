// The certificate of a finished course.
import { Suspense } from 'react';
import { CertificatePage } from '@/features/learn/certificate-page.tsx';
import { CourseSkeleton } from '@/features/learn/course-page.tsx';

type Props = { params: Promise<{ enrollment: string }> };

export default function Page({ params }: Props) {
  return (
    <Suspense fallback={<CourseSkeleton />}>
      <Paper params={params} />
    </Suspense>
  );
}

async function Paper({ params }: Props) {
  return <CertificatePage id={(await params).enrollment} />;
}
