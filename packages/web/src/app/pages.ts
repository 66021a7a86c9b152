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
function page<const Path extends string>(p: {
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

/** Every page of the program. Append yours; within a group the menu keeps this order. */
export const pages: readonly Page[] = [
  page({
    path: '/',
    word: 'menu.home',
    menu: 'home',
    load: () => import('../home/HomePage.tsx').then((m) => m.HomePage),
  }),
  page({
    path: '/watch',
    word: 'menu.watch',
    menu: 'operation',
    needs: ['watch.read'],
    load: () => import('../watch/OverviewPage.tsx').then((m) => m.OverviewPage),
  }),
  page({
    path: '/watch/alerts',
    word: 'menu.alerts',
    menu: 'operation',
    needs: ['watch.read'],
    load: () => import('../watch/alerts/AlertsPage.tsx').then((m) => m.AlertsPage),
  }),
  page({
    path: '/watch/silences',
    word: 'page.silences',
    needs: ['watch.read'],
    load: () => import('../watch/alerts/SilencesPage.tsx').then((m) => m.SilencesPage),
  }),
  page({
    path: '/watch/alert-sources',
    word: 'page.alert-sources',
    needs: ['watch.read'],
    load: () => import('../watch/alerts/SourcesPage.tsx').then((m) => m.SourcesPage),
  }),
  page({
    path: '/watch/alert-hooks',
    word: 'page.alert-hooks',
    needs: ['watch.read'],
    load: () => import('../watch/alerts/HooksPage.tsx').then((m) => m.HooksPage),
  }),
  page({
    path: '/watch/maintenance',
    word: 'menu.maintenance',
    menu: 'operation',
    needs: ['watch.read'],
    load: () => import('../watch/maintenance/MaintenancePage.tsx').then((m) => m.MaintenancePage),
  }),
  page({
    path: '/watch/checks',
    word: 'menu.checks',
    menu: 'operation',
    needs: ['watch.read'],
    load: () => import('../watch/ChecksPage.tsx').then((m) => m.ChecksPage),
  }),
  page({
    path: '/watch/streams',
    word: 'menu.streams',
    menu: 'operation',
    needs: ['watch.read'],
    load: () => import('../watch/StreamsPage.tsx').then((m) => m.StreamsPage),
  }),
  page({
    path: '/watch/status',
    word: 'menu.status',
    menu: 'operation',
    needs: ['watch.read'],
    load: () => import('../watch/StatusSettingsPage.tsx').then((m) => m.StatusSettingsPage),
  }),
  page({
    path: '/status/$slug',
    word: 'menu.status',
    load: () => import('../watch/StatusPage.tsx').then((m) => m.StatusPage),
  }),
  page({
    path: '/watch/checks/new',
    word: 'page.check-new',
    needs: ['watch.write'],
    load: () => import('../watch/CheckFormPage.tsx').then((m) => m.NewCheckPage),
  }),
  page({
    path: '/watch/checks/$checkId',
    word: 'page.check',
    needs: ['watch.read'],
    load: () => import('../watch/CheckPage.tsx').then((m) => m.CheckPage),
  }),
  page({
    path: '/watch/checks/$checkId/edit',
    word: 'page.check-edit',
    needs: ['watch.write'],
    load: () => import('../watch/CheckFormPage.tsx').then((m) => m.EditCheckPage),
  }),
  page({
    path: '/watch/agents',
    word: 'menu.agents',
    menu: 'operation',
    needs: ['agent.read', 'agent.write'],
    load: () => import('../watch/agents/AgentsPage.tsx').then((m) => m.AgentsPage),
  }),
  page({
    path: '/assets',
    word: 'menu.assets',
    menu: 'operation',
    needs: ['asset.read'],
    load: () => import('./AssetsWithWatch.tsx').then((m) => m.AssetsWithWatch),
  }),
  page({
    path: '/assets/systems/$systemId',
    word: 'page.system',
    needs: ['asset.read'],
    load: () => import('./SystemWithWatch.tsx').then((m) => m.SystemWithWatch),
  }),
  page({
    path: '/assets/devices/$deviceId',
    word: 'page.device',
    needs: ['asset.read'],
    load: () => import('./DeviceWithWatch.tsx').then((m) => m.DeviceWithWatch),
  }),
  page({
    path: '/assets/labels',
    word: 'page.labels',
    needs: ['asset.read'],
    load: () => import('../assets/LabelsPage.tsx').then((m) => m.LabelsPage),
  }),
  page({
    path: '/assets/import',
    word: 'page.asset-import',
    needs: ['asset.write'],
    load: () => import('../assets/ImportPage.tsx').then((m) => m.ImportPage),
  }),
  page({
    path: '/assets/discover',
    word: 'page.discover',
    needs: ['asset.write'],
    load: () => import('../assets/DiscoverPage.tsx').then((m) => m.DiscoverPage),
  }),
  page({
    path: '/reach-policy',
    word: 'menu.reach',
    menu: 'admin',
    needs: ['reach.read'],
    load: () => import('../assets/ReachPage.tsx').then((m) => m.ReachPage),
  }),
  page({
    path: '/budget/projects',
    word: 'menu.projects',
    menu: 'money',
    needs: ['project.read'],
    load: () => import('../budget/ProjectsPage.tsx').then((m) => m.ProjectsPage),
  }),
  page({
    path: '/budget/ledger',
    word: 'menu.ledger',
    menu: 'money',
    needs: ['payment.read'],
    menuFor: ['ledger.import', 'ledger.reverse'],
    load: () => import('../budget/LedgerListPage.tsx').then((m) => m.LedgerListPage),
  }),
  page({
    path: '/budget/ledger/$batchId',
    word: 'menu.ledger',
    needs: ['payment.read'],
    load: () => import('../budget/LedgerBatchPage.tsx').then((m) => m.LedgerBatchPage),
  }),
  page({
    path: '/budget/projects/new',
    word: 'page.project-new',
    needs: ['project.write'],
    load: () => import('../budget/ProjectFormPage.tsx').then((m) => m.NewProjectPage),
  }),
  page({
    path: '/budget/projects/$projectId',
    word: 'page.project',
    needs: ['project.read'],
    load: () => import('../budget/ProjectPage.tsx').then((m) => m.ProjectPage),
  }),
  page({
    path: '/budget/projects/$projectId/edit',
    word: 'page.project-edit',
    needs: ['project.write'],
    load: () => import('../budget/ProjectFormPage.tsx').then((m) => m.EditProjectPage),
  }),
  page({
    path: '/budget/projects/$projectId/money',
    word: 'page.project-money',
    needs: ['project.read'],
    load: () => import('../budget/MoneyPage.tsx').then((m) => m.MoneyPage),
  }),
  page({
    path: '/budget/projects/$projectId/payments',
    word: 'page.project-payments',
    needs: ['payment.read'],
    load: () => import('../budget/PaymentsPage.tsx').then((m) => m.PaymentsPage),
  }),
  page({
    path: '/budget/projects/$projectId/milestones',
    word: 'page.project-milestones',
    needs: ['project.read'],
    load: () => import('../budget/MilestonesPage.tsx').then((m) => m.MilestonesPage),
  }),
  page({
    path: '/identity/users',
    word: 'menu.users',
    menu: 'admin',
    needs: ['user.write', 'role.grant', 'audit.read'],
    load: () => import('../identity/UsersPage.tsx').then((m) => m.UsersPage),
  }),
  page({
    path: '/identity/units',
    word: 'menu.units',
    menu: 'admin',
    needs: ['user.read'],
    load: () => import('../identity/UnitsPage.tsx').then((m) => m.UnitsPage),
  }),
  page({
    path: '/identity/audit',
    word: 'menu.audit',
    menu: 'admin',
    needs: ['audit.read'],
    load: () => import('../identity/AuditPage.tsx').then((m) => m.AuditPage),
  }),
  page({
    path: '/evaluate/projects',
    word: 'menu.evaluate',
    menu: 'results',
    needs: ['goal.read'],
    load: () => import('../evaluate/EvaluateProjectsPage.tsx').then((m) => m.EvaluateProjectsPage),
  }),
  page({
    path: '/evaluate/projects/$projectId',
    word: 'page.goal',
    needs: ['goal.read'],
    load: () => import('../evaluate/GoalPage.tsx').then((m) => m.GoalPage),
  }),
  page({
    path: '/evaluate/projects/$projectId/results',
    word: 'page.results',
    needs: ['goal.read'],
    load: () => import('../evaluate/ResultsPage.tsx').then((m) => m.ResultsPage),
  }),
  page({
    path: '/evaluate/projects/$projectId/score',
    word: 'page.score',
    needs: ['score.read'],
    load: () => import('../evaluate/ScorePage.tsx').then((m) => m.ScorePage),
  }),
  page({
    path: '/example',
    word: 'menu.example',
    menu: 'admin',
    needs: ['example.remove'],
    load: () => import('../example/ExamplePage.tsx').then((m) => m.ExamplePage),
  }),
  page({
    path: '/report/projects',
    word: 'menu.reports',
    menu: 'report',
    needs: ['report.read'],
    load: () => import('../report/ReportProjectsPage.tsx').then((m) => m.ReportProjectsPage),
  }),
  page({
    path: '/report/projects/$projectId',
    word: 'menu.reports',
    needs: ['report.read'],
    load: () => import('../report/ReportChoicePage.tsx').then((m) => m.ReportChoicePage),
  }),
  page({
    path: '/report/projects/$projectId/$outlineId',
    word: 'page.report',
    needs: ['report.read'],
    load: () => import('../report/ReportPage.tsx').then((m) => m.ReportPage),
  }),
  page({
    path: '/report/editions/$editionId',
    word: 'page.edition',
    needs: ['report.read'],
    load: () => import('../report/EditionPage.tsx').then((m) => m.EditionPage),
  }),
  page({
    path: '/report/checks',
    word: 'menu.report-checks',
    menu: 'report',
    needs: ['report.check'],
    load: () => import('../report/check/ChecksPage.tsx').then((m) => m.ChecksPage),
  }),
  page({
    path: '/report/checks/new',
    word: 'page.report-check-new',
    needs: ['report.check'],
    load: () => import('../report/check/NewCheckPage.tsx').then((m) => m.NewCheckPage),
  }),
  page({
    path: '/report/checks/$checkId',
    word: 'page.report-check',
    needs: ['report.check'],
    load: () => import('../report/check/CheckPage.tsx').then((m) => m.CheckPage),
  }),
  page({
    path: '/report/check',
    word: 'menu.check-code',
    menu: 'report',
    load: () => import('../report/CheckCodePage.tsx').then((m) => m.CheckCodePage),
  }),
]
