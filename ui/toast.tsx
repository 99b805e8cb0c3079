'use client';
// Short messages at the bottom of the page, with one act such as undo.
import { type ReactNode, createContext, useCallback, useContext, useMemo, useRef, useState } from 'react';
import { cn } from './cn.ts';

interface Toast {
  id: number;
  text: string;
  tone: 'plain' | 'danger';
  action?: { label: string; run: () => void };
}
type Show = (text: string, options?: { tone?: Toast['tone']; action?: Toast['action'] }) => void;

const Context = createContext<Show>(() => undefined);
export const useToast = (): Show => useContext(Context);

export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<Toast[]>([]);
  const next = useRef(0);
  const drop = useCallback((id: number) => setToasts((list) => list.filter((toast) => toast.id !== id)), []);
  const show = useCallback<Show>(
    (text, options = {}) => {
      const id = ++next.current;
      setToasts((list) => [
        ...list.slice(-2),
        { id, text, tone: options.tone ?? 'plain', ...(options.action ? { action: options.action } : {}) },
      ]);
      setTimeout(() => drop(id), options.action ? 8000 : 5000);
    },
    [drop],
  );
  const value = useMemo(() => show, [show]);
  return (
    <Context.Provider value={value}>
      {children}
      <div role="status" aria-live="polite" className="pointer-events-none fixed inset-x-4 bottom-4 z-60 grid justify-items-center gap-2">
        {toasts.map((toast) => (
          <div
            key={toast.id}
            className={cn(
              'pointer-events-auto flex max-w-md items-center gap-4 rounded-md px-4 py-3 text-sm shadow-high animate-[rise_160ms_ease-out]',
              toast.tone === 'danger' ? 'bg-danger-bg text-danger' : 'bg-ink text-paper',
            )}
          >
            {toast.text}
            {toast.action ? (
              <button
                type="button"
                className="font-medium underline underline-offset-4"
                onClick={() => {
                  toast.action?.run();
                  drop(toast.id);
                }}
              >
                {toast.action.label}
              </button>
            ) : null}
          </div>
        ))}
      </div>
    </Context.Provider>
  );
}
