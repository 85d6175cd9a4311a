package org.fasit.desk.internal;

import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javax.swing.JComponent;
import javax.swing.TransferHandler;

/** Opens a folder that is dropped on the window. */
final class FolderDrop extends TransferHandler {

  private final transient Consumer<Path> open;

  private FolderDrop(Consumer<Path> open) {
    this.open = open;
  }

  static void on(JComponent component, Consumer<Path> open) {
    component.setTransferHandler(new FolderDrop(open));
  }

  @Override
  public boolean canImport(TransferSupport support) {
    return support.isDataFlavorSupported(DataFlavor.javaFileListFlavor);
  }

  @Override
  public boolean importData(TransferSupport support) {
    try {
      Object dropped = support.getTransferable().getTransferData(DataFlavor.javaFileListFlavor);
      if (dropped instanceof List<?> files && !files.isEmpty() && files.get(0) instanceof File f) {
        open.accept(f.isDirectory() ? f.toPath() : f.getAbsoluteFile().getParentFile().toPath());
        return true;
      }
      return false;
    } catch (UnsupportedFlavorException | IOException e) {
      return false;
    }
  }
}
