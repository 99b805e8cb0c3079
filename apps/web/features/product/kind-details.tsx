// What a kind tells beneath its product, read with the page so that it is stored and found with it.
import type { ComponentType } from 'react';
import { Outline } from '../../../../kinds/course/web/outline.tsx';
import { listCourseOutlines } from '@/features/catalog/queries.ts';

interface DetailsProps {
  host: string;
  locale: string;
  slug: string;
}

async function CourseDetails({ host, locale, slug }: DetailsProps) {
  const courses = await listCourseOutlines(host, locale, slug);
  return courses.map((course) => <Outline key={course.variantId} course={course} titled={courses.length > 1} />);
}

const details: Record<string, ComponentType<DetailsProps>> = { course: CourseDetails };

export function KindDetails({ kind, ...rest }: DetailsProps & { kind: string }) {
  const Details = details[kind];
  return Details ? <Details {...rest} /> : null;
}
