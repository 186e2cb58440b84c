/**
 * What the planner is told on each connection. Everything here is read through an index, a short range at a time. With
 * bitmap scans, and with the disks of the 1990s in mind, the planner would rather collect the whole rest of the feed and
 * sort it for each page, above all on the embedded database, which has no statistics because nothing analyses it.
 */
export const planning = 'set enable_bitmapscan = off; set random_page_cost = 1.1';
