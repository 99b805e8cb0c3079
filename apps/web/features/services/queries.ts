'use client';
// What the pages of bookable time read: services, people and rooms, hours.
import { useQuery } from '@tanstack/react-query';
import { answer, api } from '@/lib/api.ts';

const all = { params: { query: { limit: 100 } } };

export const useServices = () =>
  useQuery({ queryKey: ['services'], queryFn: ({ signal }) => answer(api.GET('/v1/admin/services', { ...all, signal })) });

export const useResources = () =>
  useQuery({ queryKey: ['resources'], queryFn: ({ signal }) => answer(api.GET('/v1/admin/resources', { ...all, signal })) });

export const useSchedules = () =>
  useQuery({ queryKey: ['schedules'], queryFn: ({ signal }) => answer(api.GET('/v1/admin/schedules', { ...all, signal })) });

/** Products that could be booked, each with the offers that are on sale. */
export const useServiceProducts = () =>
  useQuery({
    queryKey: ['products', 'service'],
    queryFn: ({ signal }) => answer(api.GET('/v1/admin/products', { params: { query: { kind: 'service', limit: 100 } }, signal })),
  });
