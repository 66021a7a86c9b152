import type { Permission } from '@rongheng/core/identity/permissions'
import type { ComponentType } from 'react'
import type { menuWords } from './words.ts'

/** The groups of the menu, in the order people work: what runs and what it runs on, then money, then results, then the report. */
export const menuGroups = ['home', 'operation', 'money', 'results', 'report', 'admin'] as const
type MenuGroup = (typeof menuGroups)[number]

/** The `$name` parts of a path, handed to the page as properties. */
type ParamsOf<Path extends string> = Path extends `${string}$${infer Name}/${infer Rest}`
  ? { readonly [K in Name]: string } & ParamsOf<Rest>
  : Path extends `${string}$${infer Name}`
    ? { readonly [K in Name]: string }
    : unknown

/** One page: where it is, what its tab says, and whether the menu leads to it. */
export type Page = {
  readonly path: string
  readonly word: keyof typeof menuWords
  readonly load: () => Promise<ComponentType<Record<string, string>>>
  /** Whoever holds one of these anywhere may open the page; without it, everybody who is signed in. */
  readonly needs?: readonly Permission[]
  readonly menu?: MenuGroup
  /** The menu leads there only whoever holds one of these: others come by a link, to read. `needs` without it. */
  readonly menuFor?: readonly Permission[]
}

/**
 * Declares a page whose file is loaded when somebody opens it.
 * `/budget/projects/$projectId` gives the component a property `projectId`.
 */
export function page<const Path extends string>(p: {
  path: Path
  word: keyof typeof menuWords
  // A component that takes fewer properties than the path offers is fine.
  load: () => Promise<ComponentType<ParamsOf<Path>> | ComponentType>
  needs?: readonly Permission[]
  menu?: MenuGroup
  menuFor?: readonly Permission[]
}): Page {
  return p as unknown as Page
}
