import { parse } from 'yaml'

/** Reads YAML, and JSON with it; null for what is neither. References to other parts are few, so that a short text stays short. */
export function readYaml(text: string): unknown {
  try {
    return parse(text, { maxAliasCount: 100, logLevel: 'silent' })
  } catch {
    return null
  }
}
