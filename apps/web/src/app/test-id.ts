/** The test id of an element whose props are typed without data attributes (such as a dialog's buttons). */
export const testId = (id: string): object => ({ 'data-testid': id });
