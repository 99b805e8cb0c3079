'use client';
// The places of the organization, open ones first.
import { useQuery } from '@tanstack/react-query';
import { answer, api } from '@/lib/api.ts';
import type { StockLocation } from '@/lib/types.ts';

export const useLocations = () =>
  useQuery({
    queryKey: ['stock-locations'],
    queryFn: ({ signal }) => answer(api.GET('/v1/admin/stock-locations', { signal })),
  });

export const openOnes = (all: StockLocation[] | undefined): StockLocation[] => (all ?? []).filter(({ closed }) => !closed);
