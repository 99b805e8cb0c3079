'use client';
// The state of a physical line in words.
import { Badge, type Tone } from '@tessera/ui/bits.tsx';
import { useTranslations } from 'next-intl';

const tones: Record<string, Tone> = {
  paid: 'info',
  confirmed: 'info',
  fulfilling: 'warning',
  shipped: 'info',
  delivered: 'success',
  closed: 'success',
  cancelled: 'danger',
  expired: 'danger',
};

export function LineState({ state }: { state: string }) {
  const t = useTranslations('kinds.physical.state');
  return <Badge tone={tones[state] ?? 'plain'}>{t.has(state) ? t(state) : state}</Badge>;
}
