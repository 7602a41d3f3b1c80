import type { FormInstance } from 'antd';
import { z } from 'zod';

const faults = z.object({
  errorFields: z.array(z.object({ name: z.array(z.union([z.string(), z.number()])) })),
});

/**
 * True when everything in the form is right. Otherwise the first field that is not comes into view and takes the keys: a button
 * far below it would else seem to do nothing.
 */
export async function isFilledIn<Values>(form: FormInstance<Values>): Promise<boolean> {
  try {
    await form.validateFields();
    return true;
  } catch (refused) {
    const [first] = faults.safeParse(refused).data?.errorFields ?? [];
    if (first) form.scrollToField(first.name, { block: 'center', focus: true });
    return false;
  }
}
