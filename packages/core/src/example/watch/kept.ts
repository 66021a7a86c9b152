import { UnitId } from '../../identity/unit.ts'
import { type Day, dayStart, type Instant } from '../../kernel/time.ts'
import { centerId, examplePeople } from '../center.ts'

/** What every record of the center carries, entered by the operator on a day. */
export const enteredOn = (day: Day) => {
  const at = (dayStart(day) + 10 * 3_600_000) as Instant
  return { unitId: UnitId.parse(centerId), createdAt: at, changedAt: at, version: 1 }
}

/** Who looks after the center's systems, and who stands in. */
export const caretakers = {
  engineer: examplePeople.operator.id,
  chief: examplePeople.owner.id,
  editor: examplePeople.editor.id,
} as const
