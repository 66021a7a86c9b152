import { type Kind, kindOf } from '@rongheng/core/watch/kinds/all'
import { fieldAt } from '@rongheng/core/watch/kinds/form'
import type { Places } from '../ui/field-errors.ts'

type Issues = readonly { readonly path: string }[]

/** What a line of the form calls the parts of a threshold that the input calls otherwise. */
const limitFields: Readonly<Record<string, string>> = {
  perHour: 'value',
  withinS: 'days',
  windowS: 'hours',
  when: 'way',
  critical: 'grave',
}

/** Where in the form of a check the server's words belong: lists of words are one field, and limits have names of their own. */
export function placesOf(kind: Kind, issues: Issues): Places {
  const place = kindOf(kind).form.find((field) => field.place === true)
  const at = place ? `settings.${place.name}` : 'name'
  return {
    fields: Object.fromEntries(issues.map(({ path }) => [path, formPath(kind, path)])),
    refusals: {
      'watch.check-name-taken': 'name',
      'watch.out-of-reach': at,
      'watch.out-of-agents-reach': at,
      'watch.agent-of-another-unit': 'agentId',
      'watch.no-such-system': 'systemId',
      'watch.no-such-device': 'deviceId',
      'watch.no-such-need': 'needs',
      'watch.needs-circle': 'needs',
    },
  }
}

function formPath(kind: Kind, path: string): string {
  const limit = /^(thresholds\.\d+)\.(\w+)$/.exec(path)
  if (limit) return `${limit[1]}.${limitFields[limit[2] ?? ''] ?? limit[2]}`
  const word = /^settings\.(.+)\.\d+$/.exec(path)
  const field = word && fieldAt(kindOf(kind).form, word[1] ?? '')
  return field?.input === 'words' ? `settings.${word?.[1]}` : path
}

/** Settings are called in the summary of errors as the form calls them. */
export function settingLabels(
  kind: Kind,
  issues: Issues,
  either: (zh: string, en: string) => string,
): Record<string, string> {
  return Object.fromEntries(
    issues.flatMap(({ path }) => {
      const field = path.startsWith('settings.') ? fieldAt(kindOf(kind).form, path.slice(9)) : null
      return field ? [[path, either(field.zh, field.en)]] : []
    }),
  )
}
