/** The page of a system or device. */
export const subjectPath = (id: string): string =>
  id.startsWith('sys_') ? `/assets/systems/${id}` : `/assets/devices/${id}`
