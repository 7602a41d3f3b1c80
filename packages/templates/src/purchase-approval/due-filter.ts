/** Which approval requests T05 asks for, as the text of an OData filter. */

const day = (moment: string) => `formatDate(${moment}, "yyyy-MM-dd")`;
const time = (moment: string) => `formatDate(${moment}, "HH:mm:ss")`;

/** Date and time are two fields in SAP Business One: a window over midnight needs both said twice. */
const WINDOW = [
  '( $from := startOf(addTime(now(), -1 * params.windowMinutes, "minute"), "minute")',
  ' $to := startOf(now(), "minute")',
  [
    ` " and (CreationDate gt '" & ${day('$from')}`,
    `"' or (CreationDate eq '" & ${day('$from')} & "' and CreationTime ge '" & ${time('$from')}`,
    `"')) and (CreationDate lt '" & ${day('$to')}`,
    `"' or (CreationDate eq '" & ${day('$to')} & "' and CreationTime lt '" & ${time('$to')} & "'))" )`,
  ].join(' & '),
].join(';');

export const DUE_FILTER = [
  "Status eq 'arsPending' and ObjectType eq '{{ params.objectCode }}'",
  `{{ params.pick = "window" ? ${WINDOW} : "" }}`,
  '{{ $trim(params.filter) = "" ? "" : " and (" & $trim(params.filter) & ")" }}',
].join('');
