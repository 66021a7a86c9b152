import type { Endpoint } from '@rongheng/core/kernel/endpoint'
import type { Download } from '@rongheng/core/kernel/file'
import type { CheckDesk } from './report/check-desk.ts'
import type { Language } from '@rongheng/core/kernel/words'
import type { z } from 'zod'

/** What a command may touch: the running server through the contracts, files, and the terminal. */
export type Tools = {
  /** Calls an endpoint as the operating-system user. @throws Refusal as the server gave it */
  readonly call: <I extends z.core.$ZodType, O extends z.core.$ZodType>(
    endpoint: Endpoint<I, O>,
    input: z.input<I>,
  ) => Promise<z.output<O>>
  /** As `call`, for an endpoint with `upload`. */
  readonly upload: <I extends z.core.$ZodType, O extends z.core.$ZodType>(
    endpoint: Endpoint<I, O>,
    input: z.input<I>,
    bytes: Uint8Array,
  ) => Promise<z.output<O>>
  /** As `call`, for an endpoint with `download`. */
  readonly download: <I extends z.core.$ZodType, O extends z.core.$ZodType>(
    endpoint: Endpoint<I, O>,
    input: z.input<I>,
  ) => Promise<Download>
  /** @throws Refusal `kernel.file-unreadable` */
  readonly readFile: (path: string) => Promise<Uint8Array>
  /** Makes the folder when it is missing. @throws Refusal `kernel.output-unwritable` */
  readonly writeFile: (path: string, bytes: Uint8Array) => Promise<void>
  /** One line for people; silent with `--json`. */
  readonly print: (line: string) => void
  /** Whether the result is asked for as JSON. */
  readonly json: boolean
  /** A bar on the error stream, on a terminal only. */
  readonly progress: (done: number, total: number) => void
  /** The language of the terminal. */
  readonly language: Language
  /** A sentence in the language of the terminal. */
  readonly say: (text: { readonly zh: string; readonly en: string }) => string
  /** The sentence of a refusal or any other key of the text tables. */
  readonly sentence: (code: string, facts?: Readonly<Record<string, string | number>>) => string
  /** For the few commands that do not go through a contract: backup, restore, start. */
  readonly program: Program
}

/** The program behind the command line: its folders, its server, and how to speak to it raw. */
export type Program = {
  readonly root: string
  readonly dataDir: string
  /** Sends a request to the server's control socket, starting the server when none runs. */
  readonly fetch: (method: string, url: string) => Promise<import('node:http').IncomingMessage>
  readonly isRunning: () => Promise<boolean>
  /** The program as a desk that checks reports without a database; end it when done. */
  readonly openDesk: () => Promise<CheckDesk>
  /** Runs the server bundle in the foreground. @returns its exit code */
  readonly server: (args: readonly string[]) => Promise<number>
}

/**
 * One command. `args` is an object of strings, numbers, booleans, enums or arrays of strings, each with a `.describe('中文 / English')`;
 * those named in `positional` come without `--`, in that order. What `run` returns is printed with `--json`; what it prints is for people.
 */
export type Command<A extends z.core.$ZodObject = z.core.$ZodObject> = {
  /** `ledger import`: one or two words. */
  readonly name: string
  readonly summary: { readonly zh: string; readonly en: string }
  readonly args: A
  readonly positional?: readonly (keyof z.output<A> & string)[]
  /** The exit code of a refusal, by its code; 1 when left out. */
  readonly exitWhenRefused?: (code: string) => number
  readonly run: (tools: Tools, args: z.output<A>) => Promise<unknown>
}

/** Declares a command; the domain adds it to `all.ts`. */
export const command = <A extends z.core.$ZodObject>(c: Command<A>): Command => c as unknown as Command
