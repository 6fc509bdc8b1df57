; What the uninstaller does besides removing the program: the person who uninstalls is forgotten, so that no token
; stays in their keychain. An update runs the uninstaller too, and forgets nobody.
!macro customUnInstall
  ${ifNot} ${isUpdated}
    DetailPrint "Forgetting the sign-in of this user"
    ExecWait '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" --forget' $0
  ${endIf}
!macroend
