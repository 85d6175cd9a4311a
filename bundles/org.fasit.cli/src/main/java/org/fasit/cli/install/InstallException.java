package org.fasit.cli.install;

import java.io.IOException;

/** Why nothing was installed, in words for the admin. */
final class InstallException extends IOException {

  private static final long serialVersionUID = 1L;

  InstallException(String message) {
    super(message);
  }
}
