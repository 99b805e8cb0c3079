// What a kind tells beneath its product, read with the page so that it is stored and found with it.
import type { ComponentType } from 'react';
import { Outline } from '../../../../kinds/course/web/outline.tsx';
import { OfferedCard } from '../../../../kinds/membership/web/offered-card.tsx';
import { listCourseOutlines, listOfferedCards } from '@/features/catalog/queries.ts';

interface DetailsProps {
  host: string;
  locale: string;
  slug: string;
}

async function CourseDetails({ host, locale, slug }: DetailsProps) {
  const courses = await listCourseOutlines(host, locale, slug);
  return courses.map((course) => <Outline key={course.variantId} course={course} titled={courses.length > 1} />);
}

async function MembershipDetails({ host, locale, slug }: DetailsProps) {
  const cards = await listOfferedCards(host, locale, slug);
  return cards.map((card) => <OfferedCard key={card.variantId} card={card} />);
}

const details: Record<string, ComponentType<DetailsProps>> = {
  course: CourseDetails,
  membership: MembershipDetails,
};

export function KindDetails({ kind, ...rest }: DetailsProps & { kind: string }) {
  const Details = details[kind];
  return Details ? <Details {...rest} /> : null;
}
