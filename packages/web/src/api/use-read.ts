import type { Endpoint } from '@rongheng/core/kernel/endpoint'
import { keepPreviousData, type UseQueryResult, useQuery, useSuspenseQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { call } from './call.ts'

/** Under which key the answer of a read is kept. */
export const readKey = (e: Endpoint, input: unknown) => [e.path, input ?? {}] as const

/** The answer of a GET endpoint. Until it is here the page shows its loading state; a refusal goes to the page's error state. */
export function useRead<I extends z.core.$ZodType, O extends z.core.$ZodType>(
  e: Endpoint<I, O>,
  input: z.input<I>,
): z.output<O> {
  return useSuspenseQuery({
    queryKey: readKey(e, input),
    queryFn: ({ signal }) => call(e, input, { signal }),
  }).data
}

/**
 * The answer of a GET endpoint that a page can do without for a while: lists that change as one filters, checks while one
 * types, progress of a job. Keeps the previous answer while the next one is on its way.
 */
export function useReadWhen<I extends z.core.$ZodType, O extends z.core.$ZodType>(
  e: Endpoint<I, O>,
  input: z.input<I>,
  options: { readonly when?: boolean; readonly everyMs?: number | false } = {},
): UseQueryResult<z.output<O>, Error> {
  return useQuery({
    queryKey: readKey(e, input),
    queryFn: ({ signal }) => call(e, input, { signal }),
    enabled: options.when ?? true,
    refetchInterval: options.everyMs ?? false,
    placeholderData: keepPreviousData,
  }) as UseQueryResult<z.output<O>, Error>
}
