/** A text in both languages. */
export type Said = { readonly zh: string; readonly en: string }

/** The groups that people choose a kind from, in this order. */
export const kindGroups = ['web', 'network', 'host', 'stream', 'other'] as const
export type KindGroup = (typeof kindGroups)[number]

export const kindGroupNames: Record<KindGroup, Said> = {
  web: { zh: '网站与接口', en: 'Web and interfaces' },
  network: { zh: '网络', en: 'Network' },
  host: { zh: '服务器与设备', en: 'Servers and devices' },
  stream: { zh: '直播与信号', en: 'Streams and signals' },
  other: { zh: '自报与脚本', en: 'Reports by itself, scripts' },
}

/** How a field is filled in, and what its value is in the settings. */
export type FieldInput =
  /** A line of text. */
  | { readonly input: 'text' }
  /** Several lines of text. */
  | { readonly input: 'lines' }
  | { readonly input: 'number'; readonly unit?: Said }
  /** A tick: true or false. */
  | { readonly input: 'yes' }
  | {
      readonly input: 'choice'
      readonly options: readonly {
        readonly value: string | number
        readonly zh: string
        readonly en: string
      }[]
    }
  /** Words or numbers with commas or spaces between them: an array of text, or of numbers. */
  | { readonly input: 'words'; readonly numbers?: true }
  /** An array of objects, a row for each. */
  | { readonly input: 'rows'; readonly fields: readonly FormField[] }
  /** An object that may be missing (null): ticked, its fields show. */
  | { readonly input: 'part'; readonly fields: readonly FormField[] }
  /** One of the kind's secrets, by its name; it is no part of the settings. */
  | { readonly input: 'secret' }

/** One field of the form of a kind. Which fields there are, what they are called and how they are filled in: the form is drawn from this. */
export type FormField = FieldInput & {
  /** The property of the settings that it fills in, or the name of the secret. */
  readonly name: string
  readonly zh: string
  readonly en: string
  readonly help?: Said
  /** A value as it may look, shown while the field is empty. */
  readonly example?: string
  /** Few people need it: it is folded away at first. */
  readonly more?: true
  /** It holds the address that is reached, a URL or a host: held against the allowed ranges when the check is saved. */
  readonly place?: true
  /** Shown only while another field of the same form has one of these values. */
  readonly when?: { readonly name: string; readonly is: readonly (string | number | boolean)[] }
}

/**
 * The field at a path of the settings, `headers.0.name`; null when the form has none there.
 *
 * @param path without `settings.`; places in lists are numbers
 */
export function fieldAt(form: readonly FormField[], path: string): FormField | null {
  const [first, ...rest] = path.split('.').filter((part) => !/^\d+$/.test(part))
  const field = form.find((one) => one.name === first && one.input !== 'secret')
  if (!field || rest.length === 0) return field ?? null
  return 'fields' in field ? fieldAt(field.fields, rest.join('.')) : null
}
