'use client';
// Calling an order off can't be undone, so it is asked about, by its number.
import { Button } from '@tessera/ui/button.tsx';
import { Dialog } from '@tessera/ui/overlay.tsx';
import { useTranslations } from 'next-intl';
import { useState } from 'react';

export function CancelDialog(props: { number: string; ships: boolean; busy: boolean; onCancel: () => void }) {
  const { number, ships, busy, onCancel } = props;
  const t = useTranslations('staff');
  const common = useTranslations('common');
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={t('cancelTitle', { number })}
      description={t(ships ? 'cancelText' : 'cancelOther')}
      closeLabel={common('close')}
      trigger={
        <Button size="sm" look="danger" busy={busy} disabled={busy} data-testid="move-cancel">
          {t('move.cancel')}
        </Button>
      }
      footer={
        <>
          <Button look="quiet" onClick={() => setOpen(false)}>
            {t('keep')}
          </Button>
          <Button
            look="danger"
            data-testid="cancel-submit"
            onClick={() => {
              setOpen(false);
              onCancel();
            }}
          >
            {t('cancelTitle', { number })}
          </Button>
        </>
      }
    />
  );
}
