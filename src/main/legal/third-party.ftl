Third-party libraries of Autolog
================================

The licences of the libraries in lib/, by their names in SPDX: https://spdx.org/licenses/
Where a library names several licences, any of them may be chosen.
Texts and notices of a library are in its jar, below META-INF.
The licences of the Java run time are in /opt/java/legal, those of Debian's packages in /usr/share/doc.

<#list dependencyMap as e>
<#assign project = e.getKey()>
<#assign licences = e.getValue()>
${project.groupId}:${project.artifactId}:${project.version}
    ${licences?join(" or ")}<#if (project.url!"")?has_content>, ${project.url}</#if>
</#list>
