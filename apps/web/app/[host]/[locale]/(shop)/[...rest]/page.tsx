// Any address no page answers to.
import { notFound } from 'next/navigation';

export const generateStaticParams = () => [{ rest: ['_'] }];

export default function Missing() {
  notFound();
}
