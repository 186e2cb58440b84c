import { z } from 'zod';
import { CodeList } from './account.ts';
import { Form } from './form.ts';

/** What an administrator publishes in versions. */
export const ConfigurationNoun = z.enum(['form', 'code-list']);
export type ConfigurationNoun = z.infer<typeof ConfigurationNoun>;

/** What a version says, without its number and without who published it. */
export const FormContent = Form.omit({ version: true, published: true });
export type FormContent = z.infer<typeof FormContent>;
export const CodeListContent = CodeList.omit({ version: true, published: true });
export type CodeListContent = z.infer<typeof CodeListContent>;

export const Content = z.discriminatedUnion('noun', [
  z.object({ noun: z.literal('form'), body: FormContent }),
  z.object({ noun: z.literal('code-list'), body: CodeListContent }),
]);
export type Content = z.infer<typeof Content>;

/** A published version with its noun. */
export const ConfigurationVersion = z.discriminatedUnion('noun', [
  z.object({ noun: z.literal('form'), body: Form }),
  z.object({ noun: z.literal('code-list'), body: CodeList }),
]);
export type ConfigurationVersion = z.infer<typeof ConfigurationVersion>;

/** What a version says: a draft begins with it. Its fields are in the schema's order, so that two can be compared as text. */
export function contentOf(version: ConfigurationVersion): Content {
  return Content.parse(version);
}

/** The version that a publication becomes. */
export function asVersion(content: Content, number: number): ConfigurationVersion {
  return content.noun === 'form'
    ? { noun: 'form', body: { ...content.body, version: number } }
    : { noun: 'code-list', body: { ...content.body, version: number } };
}
