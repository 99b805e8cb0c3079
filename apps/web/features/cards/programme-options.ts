// Programmes that the form of a membership offers.
import type { CardProgramme } from '@/lib/types.ts';

type Option = Pick<CardProgramme, 'id' | 'name' | 'status'>;

/** The one that is said stays, even closed or too old to be among those that were read: saving the days moves nothing to another. */
export const programmeOptions = (read: Option[], said: Option | undefined): Option[] => [
  ...(said ? [said] : []),
  ...read.filter(({ id, status }) => status === 'open' && id !== said?.id),
];
