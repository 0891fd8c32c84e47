// SPDX-License-Identifier: Apache-2.0
package org.millwright.container.internal;

import java.nio.charset.StandardCharsets;
import org.millwright.container.CurrentSubject;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.osgi.framework.hooks.weaving.WeavingHook;
import org.osgi.framework.hooks.weaving.WovenClass;

/**
 * Lets Karaf's shell work on JDK 24 and newer, where {@code Subject.getSubject} only throws: its classes ask and set
 * {@link CurrentSubject} instead.
 */
final class SubjectWeaver implements WeavingHook {
    private static final String SUBJECT = "javax/security/auth/Subject";
    private static final String JAAS_HELPER = "org/apache/karaf/util/jaas/JaasHelper";
    private static final String CURRENT_SUBJECT = "org/millwright/container/CurrentSubject";

    static boolean needed(int feature) {
        return feature >= 24;
    }

    @Override
    public void weave(WovenClass woven) {
        if (woven.getClassName().startsWith("org.apache.karaf.") && concerns(woven.getBytes())) {
            woven.setBytes(rewrite(woven.getBytes()));
            woven.getDynamicImports().add("org.millwright.container");
        }
    }

    static boolean concerns(byte[] bytes) {
        String constants = new String(bytes, StandardCharsets.ISO_8859_1);
        return constants.contains("getSubject") && constants.contains(SUBJECT)
                || constants.contains("doAs") && constants.contains(JAAS_HELPER);
    }

    static byte[] rewrite(byte[] bytes) {
        ClassReader reader = new ClassReader(bytes);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] exceptions) {
                        return new CallRewriter(super.visitMethod(access, name, descriptor, signature, exceptions));
                    }
                },
                0);
        return writer.toByteArray();
    }

    private static final class CallRewriter extends MethodVisitor {
        CallRewriter(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            boolean called = opcode == Opcodes.INVOKESTATIC;
            if (called && owner.equals(SUBJECT) && name.equals("getSubject")) {
                super.visitInsn(Opcodes.POP);
                super.visitMethodInsn(opcode, CURRENT_SUBJECT, "get", "()L" + SUBJECT + ";", false);
            } else if (called && owner.equals(JAAS_HELPER) && name.equals("doAs")) {
                super.visitMethodInsn(opcode, CURRENT_SUBJECT, name, descriptor, false);
            } else {
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            }
        }
    }
}
