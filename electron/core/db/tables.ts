/**
 * What would be lost with the file, and is therefore copied: the reviewer's work, the outbox, the audit log, the keys
 * and small things of this desk. Those that others refer to come first.
 */
export const workTables = [
  'kept',
  'sync_state',
  'happening',
  'audit_entry',
  'review',
  'answer',
  'finding',
  'reclassification',
  'plan',
  'commitment',
  'frame_part',
  'draw',
  'sample_item',
  'adjudication',
  'paper',
  'paper_entry',
  'said_of_dispatch',
  'look',
  'signing_key',
  'import_source',
  'outbox',
] as const;
export type WorkTable = (typeof workTables)[number];

/** What the central sends again when it is asked from the beginning. */
export const pulledTables = [
  'term',
  'unit',
  'officer',
  'classification',
  'code_list',
  'form',
  'census_rules',
  'unread',
  'video',
  'video_body',
  'video_class',
  'video_review',
  'dispatch',
  'duty',
  'result',
  'reclassification_record',
  'published_sample',
  'published_said',
  'class_fit',
  'measure_definition',
  'measure_value',
  'feed',
] as const;

const inHand = 'SELECT video_id FROM main.review UNION SELECT video_id FROM main.duty';

/**
 * The part of it that a copy has all the same, in their order and with the rows that are meant: forms and lists, and the
 * videos of reviews and duties, so that after a restore work goes on without the network.
 */
export const lentRows: Readonly<Partial<Record<(typeof pulledTables)[number], string>>> = {
  feed: 'true',
  unit: 'true',
  officer: 'true',
  classification: 'true',
  code_list: 'true',
  form: 'true',
  duty: 'true',
  term: 'true',
  video: `id IN (${inHand})`,
  video_body: `no IN (SELECT no FROM main.video WHERE id IN (${inHand}))`,
  video_class: `video IN (SELECT no FROM main.video WHERE id IN (${inHand}))`,
  video_review: `video_id IN (${inHand})`,
};

/** What is small of it goes into the carbon too: without its form a review can't be opened. */
export const heardTables = [
  ...workTables,
  'unit',
  'officer',
  'classification',
  'code_list',
  'form',
  'duty',
] as const;

/** What can be found again in the footage. */
export const foundTables = ['analysis'] as const;

/** Footage that was taken along, with its keys: these are never copied, so that an erased key is gone everywhere. */
export const footageTables = ['check_out', 'check_out_clip', 'sealed_clip'] as const;

/** Rows of files on their way to the central: as long as the file is there they can be read again, and nothing of them is doubled. */
export const stagedTables = ['import_file', 'import_batch'] as const;

/** What is made anew from the rest when the lists are put in order. */
export const countedTables = [
  'deletion_tally',
  'missing_tally',
  'video_for_frame',
  'risk',
  'risk_tally',
  'upload',
  'risk_due',
  'risk_state',
] as const;

/** Names under which `kept` holds what a copy must not: a token ends, and is asked for anew. */
export const neverCopied: readonly string[] = ['token'];
