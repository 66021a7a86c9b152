import type { Endpoint } from '@rongheng/core/kernel/endpoint'
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef } from 'react'
import type { z } from 'zod'
import { call, download } from './call.ts'

/** A write as a page uses it. */
export type Write<Input, Output> = Omit<UseMutationResult<Output, Error, Input>, 'mutate'> & {
  /** @param then.onSuccess follows when the page shows what was written, unless the person has gone to another page by then */
  readonly mutate: (input: Input, then?: { readonly onSuccess?: (done: Output) => void }) => void
}

/**
 * A write. When it has succeeded, every read on the page is asked again. `error` is the refusal, for ErrorState or ErrorSummary.
 * While one runs, asking again (a double click) does nothing: the first one's answer is everybody's answer.
 */
export function useWrite<I extends z.core.$ZodType, O extends z.core.$ZodType>(
  e: Endpoint<I, O>,
): Write<z.input<I>, z.output<O>> {
  const reads = useQueryClient()
  const write = useMutation({
    mutationFn: (input: z.input<I>) => call(e, input),
    onSuccess: () => reads.invalidateQueries(),
  })
  const begin = write.mutateAsync
  // Not the state of the write: that says so only after the page has been drawn again, and a second click comes sooner.
  const running = useRef<Promise<z.output<O>> | null>(null)
  const mutateAsync = useCallback<typeof begin>(
    (...asked) => {
      if (running.current) return running.current
      const done = begin(...asked).finally(() => {
        running.current = null
      })
      running.current = done
      return done
    },
    [begin],
  )
  const mutate = useCallback<Write<z.input<I>, z.output<O>>['mutate']>(
    (input, then) => {
      if (running.current) return
      const page = window.location.pathname
      mutateAsync(input).then(
        // Not by the write itself: what was pressed may be gone from the page by what it did, and then nobody would be told.
        (done) => {
          if (window.location.pathname === page) then?.onSuccess?.(done)
        },
        () => undefined,
      )
    },
    [mutateAsync],
  )
  return { ...write, mutate, mutateAsync }
}

/** A file on its way up: what to send with it, and where to tell how far it is. */
export type Upload<Input> = {
  readonly input: Input
  readonly file: Blob
  readonly onProgress?: (share: number) => void
  readonly signal?: AbortSignal
}

/** A write that carries one file, for `upload` endpoints. */
export function useUpload<I extends z.core.$ZodType, O extends z.core.$ZodType>(
  e: Endpoint<I, O>,
): UseMutationResult<z.output<O>, Error, Upload<z.input<I>>> {
  const reads = useQueryClient()
  return useMutation({
    mutationFn: ({ input, ...options }: Upload<z.input<I>>) => call(e, input, options),
    onSuccess: () => reads.invalidateQueries(),
  })
}

/** A file to fetch and save, for `download` endpoints. */
export function useDownload<I extends z.core.$ZodType>(
  e: Endpoint<I>,
): UseMutationResult<void, Error, z.input<I>> {
  return useMutation({ mutationFn: (input: z.input<I>) => download(e, input) })
}

/** A file that goes up and comes back as another to save, for endpoints that are both `upload` and `download`. */
export function useExchange<I extends z.core.$ZodType>(
  e: Endpoint<I>,
): UseMutationResult<void, Error, { readonly input: z.input<I>; readonly file: Blob }> {
  return useMutation({
    mutationFn: ({ input, file }: { readonly input: z.input<I>; readonly file: Blob }) =>
      download(e, input, file),
  })
}
