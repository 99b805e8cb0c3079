'use client';
// The state of an app's line in words.
import { Badge, type Tone } from '@tessera/ui/bits.tsx';
import { useTranslations } from 'next-intl';

const tones: Record<string, Tone> = {
  reserved: 'warning',
  paid: 'info',
  running: 'success',
  closed: 'success',
  cancelled: 'danger',
  expired: 'danger',
  refunded: 'danger',
};

export function LineState({ state }: { state: string }) {
  const t = useTranslations('kinds.hosting.state');
  return <Badge tone={tones[state] ?? 'plain'}>{t.has(state) ? t(state) : state}</Badge>;
}
