export const signIn = {
  title: 'Sign in',
  subtitle: 'Connect business systems by drawing flows.',
  email: 'E-mail',
  password: 'Password',
  submit: 'Sign in',
  showPassword: 'Show the password',
  refused: 'E-mail or password is wrong.',
  unreachable: 'The server cannot be reached. Check your network.',
  sso: 'Sign in with single sign-on',
  tooMany: 'Too many attempts. Wait a minute and try again.',
};
