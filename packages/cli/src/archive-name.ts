import { momentText, type Instant } from '@rongheng/core/kernel/time'

const PATTERN = /^rongheng-\d{8}-\d{6}\.tar\.gz$/

/** The name of a backup made at a moment, on Shanghai's clock: `rongheng-20261123-120000.tar.gz`. Names sort by age. */
export const archiveName = (at: Instant): string =>
  `rongheng-${momentText(at)
    .replace(/\D/g, '')
    .replace(/^(\d{8})/, '$1-')}.tar.gz`

/**
 * Which backups of a folder are more than the newest `keep`. Only names that `archiveName` gives count: what people named
 * themselves is theirs.
 */
export const surplus = (names: readonly string[], keep: number): string[] =>
  names
    .filter((name) => PATTERN.test(name))
    .sort()
    .slice(0, -keep)
