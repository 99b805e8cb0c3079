'use client';
// A small form in a dialog that changes stock: sent once however often it is pressed, told, and everything about stock read again.
import { Button } from '@tessera/ui/button.tsx';
import { type ReactNode, useState } from 'react';
import { useSave } from '@/features/account/use-save.ts';
import { FormDialog } from '@/features/form/form-dialog.tsx';
import { Refusal } from '@/features/form/refusal.tsx';
import { submitOf, useAct } from '@/features/form/use-act.ts';
import { actKeys } from '@/lib/api.ts';

interface StockDialogProps {
  title: string;
  description?: string;
  trigger: ReactNode;
  /** What the button says. */
  submit: string;
  /** Said when it is done. */
  told: string;
  /** Sends what was filled in; the header makes it happen once. */
  send: (data: FormData, header: { 'idempotency-key': string }) => Promise<unknown>;
  children: ReactNode;
}

export function StockDialog({ trigger, title, description, ...form }: StockDialogProps) {
  return (
    <FormDialog title={title} {...(description ? { description } : {})} trigger={trigger}>
      {(close) => <StockForm {...form} onDone={close} />}
    </FormDialog>
  );
}

function StockForm({ submit, told, send, children, onDone }: Omit<StockDialogProps, 'trigger' | 'title'> & { onDone: () => void }) {
  const save = useSave('stock', 'stock-moves', 'stock-incoming', 'stock-locations', 'stock-counts');
  const act = useAct();
  const [keys] = useState(actKeys);
  const run = (data: FormData) =>
    void act.run(async () => {
      try {
        await save(send(data, keys.for(Object.fromEntries(data))), told);
        keys.done();
      } catch (error) {
        keys.settle(error);
        throw error;
      }
      onDone();
    });
  return (
    <form className="grid gap-4" onSubmit={submitOf(run)}>
      {children}
      <Refusal error={act.error} />
      <Button type="submit" busy={act.busy} disabled={act.busy}>
        {submit}
      </Button>
    </form>
  );
}
