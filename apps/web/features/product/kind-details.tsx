// What a kind tells beneath its product, read with the page so that it is stored and found with it.
import type { ComponentType } from 'react';
import { Outline } from '../../../../kinds/course/web/outline.tsx';
import { Plans } from '../../../../kinds/hosting/web/plan.tsx';
import { OfferedCard } from '../../../../kinds/membership/web/offered-card.tsx';
import { getProduct, listCourseOutlines, listHostingPlans, listOfferedCards } from '@/features/catalog/queries.ts';

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

async function HostingDetails({ host, locale, slug }: DetailsProps) {
  const [plans, product] = await Promise.all([listHostingPlans(host, locale, slug), getProduct(host, locale, slug)]);
  const nameOf = (variantId: string): string => {
    const chosen = product?.variants.find(({ id }) => id === variantId)?.options ?? {};
    const names = (product?.options ?? []).map(({ code, values }) => values.find((value) => value.code === chosen[code])?.name);
    return names.filter(Boolean).join(', ');
  };
  return <Plans plans={plans.map((plan) => ({ plan, name: plans.length > 1 ? nameOf(plan.variantId) : '' }))} />;
}

const details: Record<string, ComponentType<DetailsProps>> = {
  course: CourseDetails,
  membership: MembershipDetails,
  hosting: HostingDetails,
};

export function KindDetails({ kind, ...rest }: DetailsProps & { kind: string }) {
  const Details = details[kind];
  return Details ? <Details {...rest} /> : null;
}
