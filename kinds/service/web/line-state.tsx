'use client';
// The state of a service line in words.
import { Badge, type Tone } from '@tessera/ui/bits.tsx';
import { useTranslations } from 'next-intl';

const tones: Record<string, Tone> = {
  slot_reserved: 'warning',
  paid: 'info',
  confirmed: 'success',
  served: 'success',
  closed: 'success',
  no_show: 'danger',
  cancelled: 'danger',
  expired: 'danger',
};

export function LineState({ state }: { state: string }) {
  const t = useTranslations('kinds.service.state');
  return <Badge tone={tones[state] ?? 'plain'}>{t.has(state) ? t(state) : state}</Badge>;
}
