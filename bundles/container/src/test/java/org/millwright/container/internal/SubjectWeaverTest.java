// SPDX-License-Identifier: Apache-2.0
package org.millwright.container.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandles;
import java.security.PrivilegedAction;
import java.util.concurrent.FutureTask;
import javax.security.auth.Subject;
import org.junit.jupiter.api.Test;
import org.millwright.container.CurrentSubject;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

final class SubjectWeaverTest {
    @Test
    void isNeededFromJdk24() {
        assertThat(SubjectWeaver.needed(17)).isFalse();
        assertThat(SubjectWeaver.needed(23)).isFalse();
        assertThat(SubjectWeaver.needed(24)).isTrue();
    }

    @Test
    void aRewrittenClassAsksForTheCurrentSubject() throws Exception {
        byte[] asking = classThatCallsGetSubject();
        assertThat(SubjectWeaver.concerns(asking)).isTrue();
        Class<?> rewritten = MethodHandles.lookup().defineClass(SubjectWeaver.rewrite(asking));
        Subject subject = new Subject();

        Object seen = CurrentSubject.doAs(subject, (PrivilegedAction<Object>) () -> ask(rewritten));

        assertThat(seen).isSameAs(subject);
        assertThat(ask(rewritten)).isNull();
    }

    @Test
    void startedThreadsInheritTheSubject() throws Exception {
        Subject subject = new Subject();
        FutureTask<Subject> asked = new FutureTask<>(CurrentSubject::get);

        CurrentSubject.doAs(subject, (PrivilegedAction<Void>) () -> {
            new Thread(asked).start();
            return null;
        });

        assertThat(asked.get()).isSameAs(subject);
    }

    @Test
    void otherClassesStayAsTheyAre() {
        assertThat(SubjectWeaver.concerns(
                        "javax/security/auth/Subject toString".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)))
                .isFalse();
    }

    private static Object ask(Class<?> rewritten) {
        try {
            return rewritten.getMethod("ask").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("cannot ask", e);
        }
    }

    private static byte[] classThatCallsGetSubject() {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(
                Opcodes.V17,
                Opcodes.ACC_PUBLIC,
                "org/millwright/container/internal/Asking",
                null,
                "java/lang/Object",
                null);
        MethodVisitor ask = writer.visitMethod(
                Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "ask", "()Ljavax/security/auth/Subject;", null, null);
        ask.visitCode();
        ask.visitInsn(Opcodes.ACONST_NULL);
        ask.visitMethodInsn(
                Opcodes.INVOKESTATIC,
                "javax/security/auth/Subject",
                "getSubject",
                "(Ljava/security/AccessControlContext;)Ljavax/security/auth/Subject;",
                false);
        ask.visitInsn(Opcodes.ARETURN);
        ask.visitMaxs(1, 0);
        ask.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }
}
