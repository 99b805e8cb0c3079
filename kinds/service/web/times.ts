// The times of a month as the shop answers them, and the questions a picker asks of them.
import type { z } from 'zod';
import type { getSlots } from '../../../contracts/booking.ts';

export type Month = z.output<NonNullable<typeof getSlots.response>>;
export type Slot = Month['days'][number]['slots'][number];
export type Resource = Month['resources'][number];
export type Policy = Month['service']['policy'];

/** What a buyer chooses of a service: the time, and with whom and where if they said. */
export interface Chosen {
  start: string;
  with?: string[];
}

/** Where times come from. Refusals are thrown. */
export interface TimeSource {
  month(asked: { month: string; zone?: string | undefined; with?: string | undefined }): Promise<Month>;
  next(asked: { from?: string | undefined; with?: string | undefined; seats: number }): Promise<{ start: string | null }>;
  /** Address of the stream that tells of changes. */
  changes: string;
  wait(asked: { start: string; seats: number }): Promise<unknown>;
  /** Words for a refusal. */
  say(error: unknown): string;
}

export const slotsOn = (month: Month | undefined, date: string): Slot[] => month?.days.find((day) => day.date === date)?.slots ?? [];

export const slotAt = (month: Month | undefined, start: string | undefined): Slot | undefined =>
  start === undefined ? undefined : month?.days.flatMap(({ slots }) => slots).find((slot) => slot.start === start);

/** How a day stands: times to be had, all of them full, or none at all. */
export function dayState(month: Month | undefined, date: string, seats: number): 'free' | 'full' | 'none' {
  const slots = slotsOn(month, date);
  if (slots.length === 0) return 'none';
  return slots.some((slot) => slot.seats >= seats) ? 'free' : 'full';
}

/** The needs among whose people or rooms there is a choice. */
export function choicesOf(resources: readonly Resource[]): { need: number; of: Resource[] }[] {
  const needs = [...new Set(resources.map(({ need }) => need))];
  return needs.map((need) => ({ need, of: resources.filter((one) => one.need === need) })).filter(({ of }) => of.length > 1);
}

type Part = 'morning' | 'afternoon' | 'evening';
/** The part of the day of a local time. */
export function partOf(local: string): Part {
  const hour = Number(local.slice(11, 13));
  return hour < 12 ? 'morning' : hour < 17 ? 'afternoon' : 'evening';
}
