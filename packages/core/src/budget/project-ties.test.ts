import { expect, test } from 'vitest'
import { type ProjectTies, whyNotChangeYear, whyNotDelete } from './project-ties.ts'

const none: ProjectTies = {
  payments: 0,
  documents: 0,
  goals: 0,
  handedIn: 0,
  results: 0,
  reports: 0,
  editions: 0,
}

test('a project that nothing hangs on can be deleted, and moved into another year', () => {
  expect(whyNotDelete(none)).toBeNull()
  expect(whyNotChangeYear(none)).toBeNull()
})

test.each([
  [{ payments: 3 }, 'budget.delete-paid'],
  [{ goals: 1, handedIn: 1 }, 'budget.delete-goals'],
  [{ goals: 1, results: 2 }, 'budget.delete-results'],
  [{ payments: 3, reports: 1, editions: 1 }, 'budget.delete-signed'],
])('with %o it cannot be deleted: %s', (ties, code) => {
  expect(whyNotDelete({ ...none, ...ties })).toMatchObject({ code })
})

test('adjustments, arrivals, draft goals and draft reports go with it', () => {
  expect(whyNotDelete({ ...none, documents: 2, goals: 1, reports: 1 })).toBeNull()
})

test.each([
  [{ payments: 1 }, 'budget.year-paid'],
  [{ documents: 1 }, 'budget.year-documents'],
  [{ goals: 1 }, 'budget.year-evaluated'],
  [{ reports: 1 }, 'budget.year-evaluated'],
])('with %o its year stays: %s', (ties, code) => {
  expect(whyNotChangeYear({ ...none, ...ties })).toMatchObject({ code })
})
