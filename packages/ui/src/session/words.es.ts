export const sessionWords = {
  idleSoon: 'Hace rato que no se pulsa nada: a las {{time}} se cerrará su sesión. Lo escrito se conserva.',
  endsSoon:
    'Su sesión termina a las {{time}}, como todas al cabo de medio día. Inicie sesión de nuevo entonces; lo escrito se conserva.',
  stay: 'Seguir conectado',
  wasIdle: 'No se pulsó nada durante media hora, así que se cerró su sesión.',
  whatWasTyped:
    'Inicie sesión como la misma persona para seguir donde estaba: lo escrito y aún no enviado sigue ahí.',
};

export const signUpWords = {
  title: 'Solicitar una cuenta',
  hint: '888 Wholesale examina cada cuenta nueva. Le avisará por correo.',
  companyName: 'Empresa',
  warehouseName: 'Primer almacén',
  warehouseHint: 'Como lo llama su gente, por ejemplo Almacén central. Puede añadir más después.',
  name: 'Su nombre',
  email: 'Correo electrónico',
  password: 'Contraseña',
  passwordHint: 'Al menos 10 caracteres, y difícil de adivinar.',
  submit: 'Solicitar la cuenta',
  asked: 'Le hemos escrito',
  askedHint:
    'Mire su correo. En cuanto 888 Wholesale apruebe la cuenta, podrá iniciar sesión con este correo y esta contraseña.',
  toSignIn: 'Ir al inicio de sesión',
};
