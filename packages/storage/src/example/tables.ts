/** The tables of the example center. */
export type ExampleTables = {
  example_sims: { unit_id: string; first_port: number; begun_at: Date; filled_at: Date | null }
}
