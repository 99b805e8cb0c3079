'use client';
// Things that lie over the page: a sheet from the side, a dialog in the middle. Focus stays inside and goes back where it was.
import { X } from 'lucide-react';
import { Dialog as Base } from 'radix-ui';
import { type ComponentProps, type ReactNode, useState } from 'react';
import { buttonStyle } from './button.tsx';
import { cn } from './cn.ts';

interface OverlayProps {
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  trigger?: ReactNode;
  title: ReactNode;
  description?: ReactNode;
  closeLabel: string;
  children?: ReactNode;
  footer?: ReactNode;
  className?: string;
}

const veil = 'fixed inset-0 z-40 bg-black/45 animate-[fade-in_160ms_ease-out]';

/** Where the focus was when the overlay came, which may have been loaded only then; on closing it goes back there. */
function useWayBack(): { onCloseAutoFocus: (event: Event) => void } {
  const [from] = useState(() => (typeof document === 'undefined' ? null : document.activeElement));
  return {
    onCloseAutoFocus: (event) => {
      if (!(from instanceof HTMLElement) || !from.isConnected) return;
      event.preventDefault();
      from.focus();
    },
  };
}

function Content({ described, ...rest }: ComponentProps<typeof Base.Content> & { described: boolean }) {
  return <Base.Content {...useWayBack()} {...(described ? {} : { 'aria-describedby': undefined })} {...rest} />;
}

function Head({ title, closeLabel, description }: Pick<OverlayProps, 'title' | 'closeLabel' | 'description'>) {
  return (
    <header className="flex items-start justify-between gap-4 px-6 pt-5 pb-3">
      <div>
        <Base.Title className="text-2xl">{title}</Base.Title>
        {description ? <Base.Description className="mt-1 text-sm text-soft">{description}</Base.Description> : null}
      </div>
      <Base.Close aria-label={closeLabel} className={cn(buttonStyle({ look: 'quiet', size: 'iconSm' }), '-me-2')}>
        <X aria-hidden size={20} strokeWidth={1.5} />
      </Base.Close>
    </header>
  );
}

export function Sheet({
  open,
  onOpenChange,
  trigger,
  title,
  description,
  closeLabel,
  children,
  footer,
  className,
  side = 'end',
  ...rest
}: OverlayProps & { side?: 'start' | 'end'; 'data-testid'?: string }) {
  return (
    <Base.Root {...(open === undefined ? {} : { open })} {...(onOpenChange ? { onOpenChange } : {})}>
      {trigger ? <Base.Trigger asChild>{trigger}</Base.Trigger> : null}
      <Base.Portal>
        <Base.Overlay className={veil} />
        <Content
          described={Boolean(description)}
          className={cn(
            'fixed inset-y-0 z-50 flex w-full base:max-w-md flex-col bg-paper shadow-high animate-[slide-in_180ms_ease-out]',
            side === 'end' ? 'sheet-end end-0' : 'sheet-start start-0',
            className,
          )}
          {...rest}
        >
          <Head title={title} closeLabel={closeLabel} description={description} />
          <div className="flex-1 overflow-y-auto px-6 pt-1 pb-6">{children}</div>
          {footer ? <footer className="border-t border-line px-6 py-4">{footer}</footer> : null}
        </Content>
      </Base.Portal>
    </Base.Root>
  );
}

export function Dialog({ open, onOpenChange, trigger, title, description, closeLabel, children, footer, className }: OverlayProps) {
  return (
    <Base.Root {...(open === undefined ? {} : { open })} {...(onOpenChange ? { onOpenChange } : {})}>
      {trigger ? <Base.Trigger asChild>{trigger}</Base.Trigger> : null}
      <Base.Portal>
        <Base.Overlay className={veil} />
        <Content
          described={Boolean(description)}
          className={cn(
            'fixed inset-x-4 base:top-1/2 z-50 mx-auto flex max-h-[88dvh] max-w-lg base:-translate-y-1/2 flex-col rounded-lg bg-paper shadow-high animate-[fade-in_160ms_ease-out]',
            className,
          )}
        >
          <Head title={title} closeLabel={closeLabel} description={description} />
          {children ? <div className="overflow-y-auto px-6 pt-1 pb-6">{children}</div> : null}
          {footer ? <footer className="flex justify-end gap-3 border-t border-line px-6 py-4">{footer}</footer> : null}
        </Content>
      </Base.Portal>
    </Base.Root>
  );
}
