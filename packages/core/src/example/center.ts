import type { Role } from '../identity/roles.ts'
import type { Unit } from '../identity/unit.ts'
import { exampleId } from './ids.ts'

/** The department above and the center itself. Both are invented. */
export const exampleUnits: readonly Unit[] = [
  {
    id: exampleId('unt', '0', 1),
    parentId: null,
    name: '示例区委宣传部',
    code: '117001',
    isExample: true,
    version: 1,
  },
  {
    id: exampleId('unt', '0', 2),
    parentId: exampleId('unt', '0', 1),
    name: '示例区融媒体中心',
    code: '117002',
    isExample: true,
    version: 1,
  },
]

/** The center's unit id: every record of the example belongs to it. */
export const centerId = exampleId('unt', '0', 2)

/** The top of the example's tree. The first administrator looks after it as well, until it is removed. */
export const exampleTopId = exampleId('unt', '0', 1)

/** Somebody of the example: one account for each role that works with a project. */
export type ExamplePerson = {
  readonly id: string
  readonly userName: string
  readonly name: string
  readonly role: Role
}

const person = (nth: number, userName: string, name: string, role: Role): ExamplePerson => ({
  id: exampleId('usr', '0', nth),
  userName,
  name,
  role,
})

/** The seven people of the example center, all invented. */
export const examplePeople = {
  owner: person(1, 'xiangmu', '陈立新', 'project-owner'),
  finance: person(2, 'caiwu', '吴桂芳', 'finance'),
  office: person(3, 'bangongshi', '何敏', 'office'),
  leader: person(4, 'lingdao', '赵建群', 'leader'),
  operator: person(5, 'yunwei', '罗斌', 'operator'),
  editor: person(6, 'bianji', '周晓芸', 'editor'),
  reader: person(7, 'zhidu', '许静', 'reader'),
} as const satisfies Record<string, ExamplePerson>
