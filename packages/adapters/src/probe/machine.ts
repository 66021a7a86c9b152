/** What the administrator of a machine lets checks use on it. */
export type Machine = {
  /** The folder of scripts. */
  readonly scripts: string
  /** Folders in which disks may be looked at, and written to when a check says so. */
  readonly disks: readonly string[]
  /** The bundled entry of the process that looks at disks. */
  readonly diskChild: string
}
