'use client';
// Keeps what staff look at fresh without asking twice.
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { ApiProblem } from '@/lib/problem.ts';

function makeClient(): QueryClient {
  const client = new QueryClient({
    queryCache: new QueryCache({
      // Whoever was signed out elsewhere is told so by the first answer, and led to the sign-in page.
      onError: (error, { queryKey }) => {
        if (error instanceof ApiProblem && error.status === 401 && queryKey[0] !== 'session')
          void client.invalidateQueries({ queryKey: ['session'] });
      },
    }),
    defaultOptions: {
      queries: { staleTime: 5000, retry: (count, error) => count < 2 && !(error instanceof ApiProblem && error.status < 500) },
    },
  });
  return client;
}

export function FreshData({ children }: { children: ReactNode }) {
  const [client] = useState(makeClient);
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
